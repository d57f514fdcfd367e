import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds on a page against WCAG 2.2 AA and its own good practice, or against some rules alone. */
export async function violations(page: Page, of: readonly string[] = rules): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: AxeResults = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(of)} })`);
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
  );
}
