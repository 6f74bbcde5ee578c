import { reportOf } from '../src/render/model/report-of-plan';
import { growthPicture, poolPicture } from '../src/render/page/pictures';
import { PlanReport } from '../src/render/plan-report';
import { REPORT_CASES } from '../test/render/reports/report-cases';

const GOLDEN = 'test/render/reports/golden';

/**
 * The drawings of the documentation and the reports that tests compare, by their paths: all of them are made by the
 * library.
 */
export function reportFiles(): ReadonlyMap<string, string> {
  const { pools: [pool], growth } = reportOf(REPORT_CASES['dense-cluster'](), { name: 'dense-cluster' });
  const files = new Map([
    ['docs/pictures/dense-cluster-blocks.svg', poolPicture(pool)],
    ['docs/pictures/dense-cluster-growth.svg', growthPicture(growth!)],
    ['docs/pictures/shared-subnets-blocks.svg', poolPicture(reportOf(REPORT_CASES['shared-subnets']()).pools[0])],
  ]);
  for (const [name, plan] of Object.entries(REPORT_CASES)) {
    const report = PlanReport.of(plan(), { name });
    files.set(`${GOLDEN}/${name}.md`, report.toMarkdown());
    files.set(`${GOLDEN}/${name}.txt`, report.toText());
    files.set(`${GOLDEN}/${name}.html`, report.toHtml());
    files.set(`${GOLDEN}/${name}.json`, `${JSON.stringify(report.toJSON(), undefined, 1)}\n`);
    files.set(`${GOLDEN}/${name}.all.txt`, report.toText(true));
  }
  return files;
}
