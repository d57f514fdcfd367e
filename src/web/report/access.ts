import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Consultation } from '../../core/consultation.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ReportLinks } from '../../core/report/links.ts';

const cookie = 'contribuez-report';
const thirtyDays = 30 * 86_400;

/** What somebody who asks for a report may do. */
export type Access =
  | { readonly kind: 'reads'; readonly consultation: Consultation; readonly isPublic: boolean }
  /** They came by the private link, and go on without its token in the address. */
  | { readonly kind: 'enters' }
  /** There is no such report, or none for them: the same to whoever asks. */
  | { readonly kind: 'refused' };

/** What deciding on access takes. */
export interface Doors {
  readonly store: Pick<Store, 'consultations' | 'reportSource'>;
  readonly reports: ReportLinks;
}

/**
 * Who may read the report of this name: anybody where it is published, else whoever came by the private link, which leaves a
 * cookie for its pages alone. It holds the link's token, so that another link takes it away.
 */
export async function accessTo(c: Context, slug: string, { store, reports }: Doors): Promise<Access> {
  const consultation = /^[a-z0-9-]{1,100}$/.test(slug) ? await store.consultations.bySlug(slug) : undefined;
  const state = consultation && (await store.reportSource.state(consultation.id));
  if (!consultation || !state) return { kind: 'refused' };
  const isPublic = state.publishedAt !== undefined;
  const opens = (token: string | undefined): token is string =>
    token !== undefined && reports.opens(token, { consultationId: consultation.id, seed: state.seed });
  const token = c.req.query('token');
  if (token !== undefined) {
    if (!opens(token)) return { kind: isPublic ? 'enters' : 'refused' };
    const { pathname, protocol } = new URL(reports.publicLink(slug));
    setCookie(c, cookie, token, {
      path: pathname,
      httpOnly: true,
      sameSite: 'Lax',
      secure: protocol === 'https:',
      maxAge: thirtyDays,
    });
    return { kind: 'enters' };
  }
  if (!isPublic && !opens(getCookie(c, cookie))) return { kind: 'refused' };
  return { kind: 'reads', consultation, isPublic };
}
