import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * What the schema engine reaches PostgreSQL through: Prisma's adapter, with two of its ways put right (seen in
 * `@prisma/adapter-pg` 7.10.0).
 *
 * - It cuts a migration at every semicolon, be it in a comment, a string or a function's body, and sends the pieces
 *   one by one over several connections, so that a failed migration leaves half of itself. Here a migration goes as
 *   one, as Prisma's native engine sends it, and PostgreSQL runs it as one transaction.
 * - Given a connection string, it names the shadow database in an option that the connection string overrides: the
 *   migrations would be played back on the real database.
 */
export function migrationAdapter(url: string, pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => adapter(pool),
    async connectToShadowDb() {
      const name = `prisma_migrate_shadow_db_${randomUUID()}`;
      const shadowUrl = new URL(url);
      shadowUrl.pathname = `/${name}`;
      await pool.query(`CREATE DATABASE "${name}"`);
      const shadow = new pg.Pool({ connectionString: shadowUrl.href, max: 2 });
      shadow.on('error', () => {});
      return Object.assign(await adapter(shadow), {
        async dispose() {
          await shadow.end();
          await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
        },
      });
    },
  };
}

async function adapter(pool: pg.Pool): Promise<SqlDriverAdapter> {
  return Object.assign(await new PrismaPg(pool).connect(), {
    async executeScript(script: string) {
      try {
        await pool.query(script);
      } catch (error) {
        throw error instanceof pg.DatabaseError ? asAdapterError(error) : error;
      }
    },
  });
}

/** The engine shows a message only of errors in this form. */
function asAdapterError(error: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'N/A',
    severity: error.severity ?? 'N/A',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
