import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * What the schema engine reaches PostgreSQL through: Prisma's adapter, with three of its ways put right (seen in
 * `@prisma/adapter-pg` 7.10.0).
 *
 * - It cuts a migration at every semicolon, be it in a comment, a string or a function's body, and sends the pieces
 *   one by one over several connections, so that a failed migration leaves half of itself. Here a migration goes as
 *   one, as Prisma's native engine sends it, and PostgreSQL runs it as one transaction.
 * - Given a connection string, it names the shadow database in an option that the connection string overrides: the
 *   migrations would be played back on the real database.
 * - It cannot read columns of PostgreSQL's internal type "char", which the engine asks for when it looks at a schema:
 *   see `enginePool`.
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
      const shadow = enginePool(shadowUrl.href);
      return Object.assign(await adapter(shadow), {
        async dispose() {
          await shadow.end();
          await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
        },
      });
    },
  };
}

/** By a result's rows: which of its columns are of type "char". */
const characterColumns = new WeakMap<object, number[]>();

/** A pool for `migrationAdapter`, which passes a "char" off as text and remembers that it did. */
export function enginePool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  return Object.assign(pool, {
    async query(...args: unknown[]) {
      const result = await query(...args);
      const characters: number[] = [];
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== pg.types.builtins.CHAR) continue;
        field.dataTypeID = pg.types.builtins.TEXT;
        characters.push(index);
      }
      if (characters.length > 0) characterColumns.set(result.rows, characters);
      return result;
    },
  });
}

async function adapter(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const prisma = await new PrismaPg(pool).connect();
  const queryRaw = prisma.queryRaw.bind(prisma);
  return Object.assign(prisma, {
    async queryRaw(query: SqlQuery) {
      const result = await queryRaw(query);
      for (const index of characterColumns.get(result.rows) ?? []) {
        result.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return result;
    },
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
