/** The arrows of ARCHITECTURE.md: an import against one of them fails `npm run arrows`. */
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment: 'The core knows no platform, no database, no HTTP, no file: others come to it.',
      severity: 'error',
      from: { path: '^src/core' },
      to: { path: '^src/(?!core/)', pathNot: '^locales/' },
    },
    {
      name: 'core-without-drivers',
      comment: 'The core is handed what it needs.',
      severity: 'error',
      from: { path: '^src/core' },
      to: {
        path: [
          '^(node:)?(fs|http|https|net|child_process|dgram|tls|readline)(/|$)',
          'node_modules/(@prisma|pg|pino|openai|discord\\.js|@slack|telegraf|graphile-worker|express|hono|@hono|commander)(/|$)',
        ],
      },
    },
    {
      name: 'store-serves-core',
      comment: 'The store implements what the core asks for and knows nothing else.',
      severity: 'error',
      from: { path: '^src/store' },
      to: { path: '^src/(?!store/|core/)' },
    },
    {
      name: 'adapters-talk-to-core',
      comment: 'An adapter knows the core and itself: neither store nor command line nor another adapter.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/(?!core/|adapters/)|^src/adapters/[^/]+/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'platforms-stay-in-their-folder',
      comment: "A client library is its adapter's alone.",
      severity: 'error',
      from: { path: '^src', pathNot: '^src/adapters/(discord|slack|telegram)/' },
      to: { path: 'node_modules/(discord\\.js|discord-api-types|@slack|telegraf)(/|$)' },
    },
    {
      name: 'llm-serves-core',
      comment: 'The language model is one more tagger; its client library is its folder’s alone.',
      severity: 'error',
      from: { path: '^src/llm' },
      to: { path: '^src/(?!llm/|core/|log)' },
    },
    {
      name: 'charts-serve-core',
      comment:
        'Charts are drawn from the core’s data; what draws them is their folder’s alone, and loaded with the first.',
      severity: 'error',
      from: { path: '^src/charts' },
      to: { path: '^src/(?!charts/|core/)' },
    },
    {
      name: 'drawing-stays-in-its-folder',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/charts' },
      to: { path: ['node_modules/(echarts|@resvg|@expo-google-fonts)(/|$)', '^src/charts/(?!drawer\\.ts)'] },
    },
    {
      name: 'openai-stays-in-its-folder',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/llm' },
      to: { path: 'node_modules/openai(/|$)' },
    },
    {
      name: 'jobs-know-contracts',
      comment: "The queue's tasks know the core, what an adapter is, and the store's locks.",
      severity: 'error',
      from: { path: '^src/jobs' },
      to: { path: '^src/(?!jobs/|core/|adapters/adapter|store/alive|log)' },
    },
    {
      name: 'nothing-from-the-command-line',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/cli' },
      to: { path: '^src/cli' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: {
        circular: true,
        dependencyTypesNot: ['type-only'],
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'What the program imports when it runs is installed with it: it belongs to the dependencies.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm', 'npm-optional', 'npm-peer'],
      },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/store/generated' },
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types'] },
  },
};
