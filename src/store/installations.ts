import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { PrismaClient } from './generated/client.ts';

const nonceLength = 12;
const tagLength = 16;

/** Tokens of workspaces that have let the bot in. */
export interface StoredInstallations {
  put(platform: string, installation: string, data: string): Promise<void>;
  get(platform: string, installation: string): Promise<string | undefined>;
  remove(platform: string, installation: string): Promise<void>;
}

/**
 * Installations in the database, sealed with AES-256-GCM (NIST SP 800-38D): a random nonce, the text, its tag; the key is
 * derived from the program's secret (HKDF, RFC 5869), and the installation's name is authenticated with the text.
 * `get` throws when the secret is not the one that sealed.
 */
export function installations({ installation: table }: PrismaClient, secret: string): StoredInstallations {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'contribuez installations', 32));
  const nameOf = (platform: string, installation: string): Buffer =>
    Buffer.from(JSON.stringify([platform, installation]));
  return {
    async put(platform, installation, data) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(nameOf(platform, installation));
      const text = Buffer.concat([cipher.update(data, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, text, cipher.getAuthTag()]);
      await table.upsert({
        where: { platform_installation: { platform, installation } },
        create: { platform, installation, sealed },
        update: { sealed },
      });
    },

    async get(platform, installation) {
      const row = await table.findUnique({ where: { platform_installation: { platform, installation } } });
      if (!row) return undefined;
      const sealed = Buffer.from(row.sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength))
        .setAAD(nameOf(platform, installation))
        .setAuthTag(sealed.subarray(-tagLength));
      const text = sealed.subarray(nonceLength, -tagLength);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    },

    async remove(platform, installation) {
      await table.deleteMany({ where: { platform, installation } });
    },
  };
}
