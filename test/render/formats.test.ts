import { markdownOf } from '../../src/render/markdown';
import { Report } from '../../src/render/report-sections';
import { textOf } from '../../src/render/text';

const REPORT: Report = {
  title: 'A title',
  sections: [{ lines: ['one', 'two'] }, { title: 'Part', head: ['name', 'count'], rows: [['a', '1'], ['b', '-20']] }],
};

/** What each format could take for markup. */
const HOSTILE: Report = {
  title: '<script>alert("1")</script>',
  sections: [{ title: '`x` & [y](z)', lines: ["*it's*"], head: ['a|b'], rows: [['c|d\ne']] }],
};

test('text', () => {
  expect(textOf(REPORT)).toBe('A title\n\none\ntwo\n\nPart\nname  count\na         1\nb       -20\n');
});

test('Markdown', () => {
  expect(markdownOf(REPORT)).toBe('# A title\n\n- one\n- two\n\n## Part\n\n| name | count |\n| --- | --- |\n| a | 1 |\n| b | -20 |\n');
});

test('Markdown escapes what it is given, and a cell stays in its cell', () => {
  expect(markdownOf(HOSTILE)).toBe(
    '# \\<script\\>alert("1")\\</script\\>\n\n## \\`x\\` \\& \\[y\\](z)\n\n- \\*it\'s\\*\n\n| a\\|b |\n| --- |\n| c\\|d e |\n');
});
