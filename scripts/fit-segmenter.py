"""Fits the networks of src/core/segment/ideas.json with PyTorch. Called by fit-segmenter.ts:
python3 fit-segmenter.py MESSAGES.jsonl MODEL.json

A message is {"tokens": [[form, text], ...], "clues": [[...], ...], "labels": [0, 1 or 2, ...]}. The network is that of
Lample et al., "Neural Architectures for Named Entity Recognition" (2016): words, spelling and clues as vectors, a long
short-term memory in each direction, and a conditional random field on top. network.ts computes the same.
"""

import base64
import json
import multiprocessing
import random
import sys
from collections import Counter

import torch
from torch import nn

SEEDS = (1, 2)
EPOCHS = 9
BATCH = 24
RATE = 3e-3
DECAY = 1e-2
LEFT_OUT = 0.4
"""Share of what a layer says that is left out while it is fitted."""
UNKNOWN_WORDS = 0.1
"""Share of words taken for unknown while it is fitted, so that it knows what to do with those."""
LEFT_OUT_CLUES = 0.1
LEAST_WORDS = 3
LEAST_CHARACTERS = 5
LEAST_CLUES = 12
CHARACTERS_READ = 12
FIRST_CHARACTERS = 5
WORD_SIZE = 48
CHARACTER_SIZE = 16
FILTERS = 48
CLUE_SIZE = 32
MEMORY = 64
NEVER = -1e4


def frequent(names, least, first):
    """Names that are seen often enough, each with its row."""
    kept = sorted(name for name, times in Counter(names).items() if times >= least)
    return {name: row + first for row, name in enumerate(kept)}


class Known:
    """What the messages are made of."""

    def __init__(self, messages):
        tokens = [token for message in messages for token in message["tokens"]]
        clues = [clue for message in messages for each in message["clues"] for clue in each]
        self.words = frequent((form for form, _ in tokens), LEAST_WORDS, 2)
        self.characters = frequent((c for _, text in tokens for c in text), LEAST_CHARACTERS, 2)
        self.clues = frequent(clues, LEAST_CLUES, 0)

    def spelling(self, text):
        read = text
        if len(text) > CHARACTERS_READ:
            read = text[:FIRST_CHARACTERS] + text[FIRST_CHARACTERS - CHARACTERS_READ :]
        rows = [self.characters.get(c, 1) for c in read]
        return rows + [0] * (CHARACTERS_READ - len(rows))

    def prepared(self, message):
        clues = [[self.clues[clue] for clue in each if clue in self.clues] for each in message["clues"]]
        return {
            "length": len(message["tokens"]),
            "words": torch.tensor([self.words.get(form, 1) for form, _ in message["tokens"]]),
            "characters": torch.tensor([self.spelling(text) for _, text in message["tokens"]]),
            "clues": torch.tensor([clue for each in clues for clue in each], dtype=torch.long),
            "clue_counts": torch.tensor([len(each) for each in clues]),
            "labels": torch.tensor(message["labels"]),
        }


padded = lambda tensors: nn.utils.rnn.pad_sequence(tensors, batch_first=True)


class Network(nn.Module):
    def __init__(self, known):
        super().__init__()
        self.words = nn.Embedding(len(known.words) + 2, WORD_SIZE, padding_idx=0)
        self.characters = nn.Embedding(len(known.characters) + 2, CHARACTER_SIZE, padding_idx=0)
        self.filters = nn.Conv1d(CHARACTER_SIZE, FILTERS, 3, padding=1)
        self.clues = nn.Parameter(torch.randn(len(known.clues), CLUE_SIZE) * 0.05)
        self.memory = nn.LSTM(WORD_SIZE + FILTERS + CLUE_SIZE, MEMORY, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * MEMORY, 3)
        self.chain = nn.Parameter(torch.zeros(4, 3))
        self.dropout = nn.Dropout(LEFT_OUT)

    def scores(self, batch):
        size, most = len(batch), max(message["length"] for message in batch)
        lengths = torch.tensor([message["length"] for message in batch])
        words = padded([message["words"] for message in batch])
        characters = padded([message["characters"] for message in batch])
        clues = torch.cat([message["clues"] for message in batch])
        places = torch.cat([torch.arange(one["length"]) + i * most for i, one in enumerate(batch)])
        places = torch.repeat_interleave(places, torch.cat([message["clue_counts"] for message in batch]))
        if self.training:
            hidden = (torch.rand(size, most) < UNKNOWN_WORDS) & (words > 0)
            words = torch.where(hidden, torch.ones_like(words), words)
            seen = torch.rand(len(clues)) > LEFT_OUT_CLUES
            clues, places = clues[seen], places[seen]
        told = torch.zeros(size * most, CLUE_SIZE).index_add(0, places, self.clues[clues])
        spelled = self.characters(characters).view(size * most, CHARACTERS_READ, CHARACTER_SIZE)
        spelled = torch.relu(self.filters(spelled.transpose(1, 2))).max(2)[0].view(size, most, FILTERS)
        told = torch.tanh(told).view(size, most, CLUE_SIZE)
        tokens = self.dropout(torch.cat([self.words(words), spelled, told], 2))
        packed = nn.utils.rnn.pack_padded_sequence(tokens, lengths, batch_first=True, enforce_sorted=False)
        said, _ = nn.utils.rnn.pad_packed_sequence(self.memory(packed)[0], batch_first=True)
        return self.out(self.dropout(said)), lengths

    def loss(self, batch):
        """What the marked labels fall short of certainty: the negative logarithm of their probability."""
        scores, lengths = self.scores(batch)
        chain = self.chain + impossible()
        labels = padded([message["labels"] for message in batch])
        held = (torch.arange(labels.shape[1]).unsqueeze(0) < lengths.unsqueeze(1)).float()
        marked = (scores.gather(2, labels.unsqueeze(2)).squeeze(2) * held).sum(1) + chain[3][labels[:, 0]]
        marked = marked + (chain[labels[:, :-1], labels[:, 1:]] * held[:, 1:]).sum(1)
        sums = scores[:, 0] + chain[3]
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(sums.unsqueeze(2) + chain[:3].unsqueeze(0), 1) + scores[:, at]
            sums = torch.where((lengths > at).unsqueeze(1), after, sums)
        return (torch.logsumexp(sums, 1) - marked).mean()


def impossible():
    """Nothing goes on inside that has not begun."""
    chain = torch.zeros(4, 3)
    chain[2, 1] = chain[3, 1] = NEVER
    return chain


def fitted(read, known, seed):
    # Each network on its own core: more threads than one a network only wait for each other.
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    messages = [known.prepared(message) for message in read]
    draw = random.Random(seed)
    network = Network(known)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * ((len(messages) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    network.train()
    for epoch in range(EPOCHS):
        near = sorted(messages, key=lambda message: message["length"] + draw.random() * 6)
        batches = [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
        draw.shuffle(batches)
        total = 0.0
        for batch in batches:
            optimiser.zero_grad()
            loss = network.loss(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimiser.step()
            schedule.step()
            total += float(loss)
        print(f"network {seed}, epoch {epoch + 1} of {EPOCHS}: loss {total / len(batches):.3f}", flush=True)
    return packed(network, known), network.chain.tolist()


def matrix(weights):
    """Whole numbers of eight bits, and what one of them is worth in each row."""
    weights = weights.detach().reshape(weights.shape[0], -1)
    scales = weights.abs().max(1).values.clamp_min(1e-8) / 127
    values = torch.round(weights / scales.unsqueeze(1)).to(torch.int8)
    return {
        "rows": weights.shape[0],
        "columns": weights.shape[1],
        "values": base64.b64encode(values.numpy().tobytes()).decode(),
        "scales": numbers(scales),
    }


numbers = lambda tensor: [float(f"{one:.5g}") for one in tensor.detach().flatten().tolist()]
names = lambda rows: sorted(rows, key=rows.get)


def packed(network, known):
    memory = network.memory
    direction = lambda suffix: {
        "fromToken": matrix(getattr(memory, "weight_ih_l0" + suffix)),
        "fromBefore": matrix(getattr(memory, "weight_hh_l0" + suffix)),
        "bias": numbers(getattr(memory, "bias_ih_l0" + suffix) + getattr(memory, "bias_hh_l0" + suffix)),
    }
    return {
        "wordRows": matrix(network.words.weight[1:]),
        "characterRows": matrix(network.characters.weight[1:]),
        "clueRows": matrix(network.clues),
        "filters": matrix(network.filters.weight),
        "filterBias": numbers(network.filters.bias),
        "onward": direction(""),
        "backward": direction("_reverse"),
        "out": matrix(network.out.weight),
        "outBias": numbers(network.out.bias),
    }


def main(source, target):
    with open(source, encoding="utf-8") as file:
        read = [json.loads(line) for line in file]
    known = Known(read)
    with multiprocessing.get_context("fork").Pool(len(SEEDS)) as pool:
        networks, chains = zip(*pool.starmap(fitted, [(read, known, seed) for seed in SEEDS]))
    chain = torch.tensor(chains).mean(0)
    model = {
        "words": names(known.words),
        "characters": names(known.characters),
        "clues": names(known.clues),
        "networks": networks,
        "chain": {"first": numbers(chain[3]), "next": [numbers(chain[label]) for label in range(3)]},
    }
    with open(target, "w", encoding="utf-8") as file:
        json.dump(model, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
