import { defineConfig } from 'prisma/config';

/** Only `prisma generate` and the Prisma tools of one's editor read this; migrations run in the program itself. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
