import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { writeFiles } from '../../../src/cli/framework/file-output';
import { refusal } from '../../../src/cli/framework/refusal';
import { textIn } from '../../../src/cli/framework/text-input';
import { main } from '../../../src/cli/main';

const FOLDER = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let folders = 0;
function folder(): string {
  const path = join(FOLDER, String(folders++));
  mkdirSync(path);
  return path;
}

const file = (path: string, content = 'new') => ({ argument: '--output', path, content });
const read = (path: string) => readFileSync(path, 'utf8');

describe('outputs', () => {
  test('stand whole, and nothing beside them', () => {
    const out = folder();

    expect(writeFiles([file(join(out, 'a')), file(join(out, 'b'))])).toEqual([]);
    expect([readdirSync(out), read(join(out, 'a'))]).toEqual([['a', 'b'], 'new']);
  });

  test('take the place of a file, with its mode, and leave a link one', () => {
    const out = folder();
    writeFileSync(join(out, 'target'), 'old');
    chmodSync(join(out, 'target'), 0o640);
    symlinkSync('target', join(out, 'link'));

    expect(writeFiles([file(join(out, 'link'))])).toEqual([]);
    expect([readdirSync(out), read(join(out, 'target')), statSync(join(out, 'target')).mode % 0o1000]).toEqual([['link', 'target'], 'new', 0o640]);
  });

  test('a device is written to, and stays one', () => {
    expect(writeFiles([file('/dev/null')])).toEqual([]);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test.each<[string, (out: string) => string, RegExp]>([
    ['in a folder that is not there', (out) => join(out, 'no/a'), /^--output '.*' cannot be written \(ENOENT\): give the path of a file in a folder that exists/],
    ['that is a folder', (out) => out, /is a folder: give the path of a file$/],
    ['below a file', (out) => join(out, 'old/a'), /cannot be written \(ENOTDIR\)/],
    ['of a name that is too long', (out) => join(out, 'x'.repeat(300)), /cannot be written \(ENAMETOOLONG\)/],
    ['with a NUL', (out) => join(out, 'a\0b'), /cannot be written/],
  ])('one %s leaves the others unwritten', (_, path, problem) => {
    const out = folder();
    writeFileSync(join(out, 'old'), 'old');

    expect(writeFiles([file(join(out, 'old')), file(path(out))])).toEqual([expect.stringMatching(problem)]);
    expect([readdirSync(out), read(join(out, 'old'))]).toEqual([['old'], 'old']);
  });

  test.each<[string, string[]]>([
    ['-o', ['max-pods', 'm5.large', '-o']],
    ['--output', ['max-pods', 'm5.large', '--json', '--output']],
    ['--html', ['plan', 'docs/cases/dense-cluster.yaml', '--html']],
    ['init', ['init']],
  ])('%s writes a file and no answer; unwritable it is exit 2 and a line', (_, words) => {
    const out = folder();
    const written = main([...words, join(out, 'a')]);
    const refused = main([...words, join(out, 'no', 'a')]);

    expect([written.code, written.stdout, statSync(join(out, 'a')).size > 100]).toEqual([0, '', true]);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^eks-pod-capacity [^\n]* cannot be written \(ENOENT\)[^\n]*\n$/);
  });

  test('- is standard output, and no file of that name', () => {
    const { stdout } = main(['max-pods', 'm5.large']);

    expect(main(['max-pods', 'm5.large', '-o', '-']).stdout).toBe(stdout);
    expect(main(['plan', 'docs/cases/dense-cluster.yaml', '--html', '-']).stdout).toMatch(/^<!DOCTYPE html>/i);
    expect(main(['init', '-']).stdout).toMatch(/^# yaml-language-server: \$schema=https:/);
    expect(existsSync('-')).toBe(false);
  });

  test('init leaves a file that is there, and what it writes is a forecast', () => {
    const path = join(folder(), 'forecast.yaml');

    expect(main(['init', path])).toEqual({ code: 0, stdout: '', stderr: expect.stringContaining('wrote ') });
    const text = read(path);
    expect(main(['init', '-o', path])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('exists, and is not overwritten') });
    expect(main(['init', path])).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/exists, and is not overwritten: give the path of a new file\n$/) });
    expect(read(path)).toBe(text);
    expect([main(['plan', path]).code, main(['advise', path]).code]).toEqual([0, 0]);
  });
});

describe('inputs', () => {
  const text = (bytes: Buffer | string) => {
    const path = join(folder(), 'in.json');
    writeFileSync(path, bytes);
    return textIn('FILE', path, 'a JSON file');
  };

  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('{"a":"ü"}')],
    ['UTF-8 with a mark', Buffer.from('\ufeff{"a":"ü"}')],
    ['UTF-16, as Windows PowerShell writes it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":"ü"}', 'utf16le')])],
  ])('%s is read', (_, bytes) => {
    expect(text(bytes)).toEqual({ text: '{"a":"ü"}' });
  });

  test.each<[string, string, RegExp]>([
    ['missing', join(FOLDER, 'no'), /^FILE '.*' cannot be read \(ENOENT\): give the path of a JSON file, or - for standard input$/],
    ['a folder', FOLDER, /^FILE '.*' is a folder: give the path of a JSON file/],
    ['without an end', '/dev/zero', /^FILE '\/dev\/zero' is larger than 256 MiB, the most that is read: give a JSON file$/],
    ['with a NUL in its name', 'a\0b', /cannot be read/],
  ])('one that is %s is a line', (_, path, problem) => {
    expect(textIn('FILE', path, 'a JSON file')).toEqual({ problems: [expect.stringMatching(problem)] });
  });

  test.each<[string, string]>([
    ['nothing', ''], ['half a document', '{"subnets": ['], ['a list', '[]'], ['a text', '"x"'], ['a number', '3'], ['null', 'null'],
    ['many brackets', '['.repeat(100_000)], ['bytes', '\u0000\u0001\ufffd'],
  ])('%s in each command that reads a file: exit 2, a line each', (_, content) => {
    const path = join(folder(), 'in.json');
    writeFileSync(path, content);
    for (const words of [['plan', path], ['simulate', path], ['advise', path], ['fragmentation', path], ['demand', '--cases', path], ['diff', path, path], ['report', path]]) {
      const { code, stdout, stderr } = main(words);
      if (words[0] === 'demand' && content === '[]') continue; // No cases are an answer.
      expect([words[0], code, stdout]).toEqual([words[0], 2, '']);
      expect(stderr).toMatch(/^(eks-pod-capacity [^\n]+\n){1,11}$/);
      expect(stderr.length).toBeLessThan(3000);
    }
  });
});

describe('what is said of problems', () => {
  test('is a line each, and at most ten', () => {
    const lines = refusal('x', Array.from({ length: 12 }, (_, index) => `problem ${index}`), false).split('\n');

    expect(lines).toHaveLength(12);
    expect(lines[10]).toBe('x: 2 more problems are not shown');
  });

  test('shows each character, and long names in short', () => {
    const line = refusal('x', [`FILE '/${'long/'.repeat(100)}file.json' is\n\u001b[31m\u202e`], false);

    expect(line).toMatch(/^x: FILE '\/long[^\n]*\.\.\.[^\n]*file\.json' is\\u\{a\}\\u\{1b\}\[31m\\u\{202e\}\n$/);
    expect(line.length).toBeLessThan(200);
  });
});
