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
          'node_modules/(@prisma|pg|pino|discord\\.js|@slack|telegraf|hono|commander)(/|$)',
        ],
      },
    },
    {
      name: 'store-serves-core',
      comment: 'The store implements what the core asks for and knows nothing else.',
      severity: 'error',
      from: { path: '^src/store' },
      to: { path: '^src/(adapters|cli|application|config|log)' },
    },
    {
      name: 'adapters-talk-to-core',
      comment: 'An adapter knows the core and itself: neither store nor command line nor another adapter.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/(store|cli|application|config)|^src/adapters/[^/]+/', pathNot: '^src/adapters/$1/' },
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
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/store/generated' },
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types'] },
  },
};
