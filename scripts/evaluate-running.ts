// How fast the tagger is on one set, all texts without labels learned, and how much memory it takes: a process of its
// own, so that nothing else counts, with V8 set as the program sets it. `npm run eval` starts it.
import { peakMegabytes } from '../bench/peak-memory.ts';
import { belongingTo, draw } from '../src/core/evaluate/sample.ts';
import { taggedPerSecond } from '../src/core/evaluate/speed.ts';
import { learnedFrom } from '../src/core/evaluate/tagging.ts';
import { randomFrom } from '../src/core/random.ts';
import { createEmbeddedTagger } from '../src/core/tag/embedded.ts';
import { keepMemoryModest } from '../src/modest-memory.ts';
import { isSetId, seed, setOf } from './evaluation/sets.ts';
import { sizes } from './evaluation/sizes.ts';

keepMemoryModest();
const [id] = process.argv.slice(2);
if (!isSetId(id)) throw new Error('Which set? See scripts/evaluation/sets.ts.');
const { texts, themes } = setOf(id);
const { test, unlabelled } = draw(belongingTo(themes, texts), sizes.unlabelled, randomFrom(seed));
const perSecond = await taggedPerSecond(createEmbeddedTagger(), test, learnedFrom(themes, [], unlabelled));
const megabytes = peakMegabytes();
console.log(JSON.stringify({ perSecond, megabytes }));
