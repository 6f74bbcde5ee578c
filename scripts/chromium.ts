import { ChildProcess, spawn, spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Readable, Writable } from 'stream';

/** Names under which a Chromium is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Milliseconds that an answer may take. */
const PATIENCE = 60_000;

/** The command of the installed Chromium; undefined where there is none. */
export function installedChromium(): string | undefined {
  return NAMES.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** What the browser says by itself. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: any;
}

/**
 * A Chromium without a window, driven over a pipe: no port is opened and no package needed.
 */
export class Chromium {
  /** Starts the browser with a profile of its own, which is gone when it stops. */
  public static async start(command: string): Promise<Chromium> {
    const profile = mkdtempSync(join(tmpdir(), 'pages-'));
    const child = spawn(command, [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars',
      '--no-first-run',
      '--disable-background-networking', '--remote-debugging-pipe', `--user-data-dir=${profile}`,
    ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const chromium = new Chromium(child, profile);
    const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' });
    chromium.session = (await chromium.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await chromium.send(`${domain}.enable`);
    return chromium;
  }

  /** What was said since the last page was opened. */
  public events: BrowserEvent[] = [];

  private session?: string;
  private last = 0;
  private rest = '';
  private readonly waiting = new Map<number, (answer: any) => void>();

  private constructor(private readonly child: ChildProcess, private readonly profile: string) {
    (child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => this.read(text));
  }

  /** Opens a page in a size and a colour scheme, and waits until it stands. */
  public async open(url: string, width: number, scheme: 'light' | 'dark'): Promise<void> {
    const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 };
    await this.send('Emulation.setDeviceMetricsOverride', metrics);
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    this.events = [];
    await this.send('Page.navigate', { url });
    for (let waited = 0; !this.events.some(({ method }) => method === 'Page.loadEventFired'); waited += 20) {
      if (waited > PATIENCE) throw new Error(`${url} does not load`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The value of an expression in the page. */
  public async valueOf<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  /** A picture of the whole page. */
  public async picture(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
    return Buffer.from(data, 'base64');
  }

  /** Sends a command of the DevTools protocol and waits for its answer. */
  public async send(method: string, params: object = {}): Promise<any> {
    const id = ++this.last;
    const answer = new Promise<any>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} is not answered`)), PATIENCE);
      this.waiting.set(id, (message) => {
        clearTimeout(timer);
        if (message.error === undefined) resolve(message.result);
        else reject(new Error(`${method}: ${message.error.message}`));
      });
    });
    const session = this.session === undefined ? {} : { sessionId: this.session };
    (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return answer;
  }

  /** Stops it. */
  public async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private read(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop()!;
    for (const message of messages.map((each) => JSON.parse(each))) {
      if (message.id === undefined) this.events.push(message);
      else this.waiting.get(message.id)?.(message);
    }
  }
}
