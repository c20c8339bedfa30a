/** The tar format, as far as a backup needs it: an archive without a key can be looked into with everybody's own tools. */
type Stream = AsyncIterable<Buffer>;

const BLOCK = 512;
const MOST = 8 ** 11 - 1;

export function header(name: string, size: number): Buffer {
	if (size > MOST) throw new Error(`${name} is too large for an archive`);
	const slash = Buffer.byteLength(name) > 100 ? name.lastIndexOf('/', 155) : -1;
	const [prefix, rest] = slash < 0 ? ['', name] : [name.slice(0, slash), name.slice(slash + 1)];
	if (Buffer.byteLength(rest) > 100 || Buffer.byteLength(prefix) > 155) throw new Error(`The name is too long for an archive: ${name}`);
	const block = Buffer.alloc(BLOCK);
	const octal = (value: number, at: number, length: number) => block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
	block.write(rest, 0);
	octal(0o600, 100, 8);
	octal(0, 108, 8);
	octal(0, 116, 8);
	octal(size, 124, 12);
	octal(Math.floor(Date.now() / 1000), 136, 12);
	block.write('        ', 148);
	block.write('0', 156);
	block.write('ustar\x0000', 257);
	block.write(prefix, 345);
	octal(
		block.reduce((sum, byte) => sum + byte, 0),
		148,
		7,
	);
	return block;
}

export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
export const END: Buffer = Buffer.alloc(2 * BLOCK);

export class BrokenArchive extends Error {}

export interface Entry {
	name: string;
	size: number;
	body: Stream;
}

/** One after the other; what was not read of a body is skipped. Ends with an error where the archive does not end as one. */
export async function* entriesOf(source: Stream): AsyncGenerator<Entry> {
	const iterator = source[Symbol.asyncIterator]();
	let buffered: Buffer = Buffer.alloc(0);
	async function more(): Promise<boolean> {
		const { value, done } = await iterator.next();
		if (done) return false;
		buffered = buffered.length === 0 ? value : Buffer.concat([buffered, value]);
		return true;
	}
	async function take(size: number): Promise<Buffer> {
		while (buffered.length < size) if (!(await more())) throw new BrokenArchive('it is cut off');
		const taken = buffered.subarray(0, size);
		buffered = buffered.subarray(size);
		return taken;
	}
	for (;;) {
		const block = await take(BLOCK);
		if (block.every((byte) => byte === 0)) {
			await take(BLOCK);
			if (buffered.length > 0 || (await more())) throw new BrokenArchive('something follows its end');
			return;
		}
		const text = (from: number, length: number) =>
			block
				.subarray(from, from + length)
				.toString('utf8')
				.replace(/\0.*$/s, '');
		const size = Number.parseInt(text(124, 12), 8);
		const name = [text(345, 155), text(0, 100)].filter(Boolean).join('/');
		let left = size;
		async function* body(): AsyncGenerator<Buffer> {
			while (left > 0) {
				if (buffered.length === 0 && !(await more())) throw new BrokenArchive('it is cut off');
				const piece = buffered.subarray(0, Math.min(left, buffered.length));
				buffered = buffered.subarray(piece.length);
				left -= piece.length;
				yield piece;
			}
		}
		yield { name, size, body: body() };
		for await (const _ of body());
		await take(padding(size).length);
	}
}
