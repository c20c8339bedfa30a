/**
 * The first thing that runs, on whatever Node the machine has (18 or newer), with nothing installed yet: built-ins only.
 * It makes sure that the locked dependencies are there and hands over to the Node that came with them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
// Not by name: a name that an older Node lacks would end this script before it can say so.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } = fs;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.kontor-installed');
const [command = 'start', ...args] = process.argv.slice(2);

const fail = (what, advice) => {
	console.error(`\n✗ ${what}\n  ${advice}\n`);
	process.exit(1);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < 18)
	fail(`Node ${process.versions.node} is too old.`, 'Install Node 18 or newer from https://nodejs.org, then run the same command again.');

const lock = createHash('sha256')
	.update(readFileSync(join(root, 'package-lock.json')))
	.digest('hex');
const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(nodeBinary());

function nodeBinary() {
	return join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** npm leaves out optional packages that ask for a newer Node than the one it runs on: an old Node fetches the right one first. */
function nodeForNpm(folder) {
	if (major >= 22) return process.execPath;
	const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const result = npm(process.execPath, [
		'install',
		`node@${dependencies.node}`,
		'--prefix',
		folder,
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	]);
	const binary = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	// What went wrong (no network, …) will go wrong for npm ci, too, and is told there.
	return result.status === 0 && existsSync(binary) ? binary : process.execPath;
}

function npm(node, args) {
	// Without a shell, npm is found through npm_execpath: this very script was most likely started by npm.
	const [file, ...first] = process.env.npm_execpath?.endsWith('.js') ? [node, process.env.npm_execpath] : ['npm'];
	const PATH = `${dirname(node)}${delimiter}${process.env.PATH}`;
	return spawnSync(file, [...first, ...args], {
		cwd: root,
		encoding: 'utf8',
		// What it prints at its end (added 2 packages) looks like the end of all.
		stdio: ['ignore', 'ignore', 'pipe'],
		env: { ...process.env, PATH },
	});
}

function install() {
	try {
		accessSync(root, constants.W_OK);
	} catch {
		fail(`The folder ${root} can't be written.`, 'Move the project to a folder that is yours, or change its owner (chown).');
	}
	const free = statfsSync?.(root);
	if (free && free.bavail * free.bsize < 3e9)
		fail(
			`Only ${Math.round((free.bavail * free.bsize) / 1e6)} MB are free on this disk.`,
			'Kontor with its dependencies needs 3 GB. Make room, then run the same command again.',
		);
	console.log('● Installing dependencies (npm ci): once, two to five minutes. npm is silent meanwhile …');
	const started = Date.now();
	const temporary = mkdtempSync(join(tmpdir(), 'kontor-node-'));
	const result = npm(nodeForNpm(temporary), ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
	rmSync(temporary, { recursive: true, force: true });
	if (result.error?.code === 'ENOENT') fail('npm was not found.', 'Install Node with npm from https://nodejs.org.');
	if (result.status !== 0) {
		const reason = result.stderr ?? '';
		rmSync(stamp, { force: true });
		if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|network/i.test(reason))
			fail(
				'The npm registry could not be reached.',
				'The first start needs the network to install the dependencies. Check the connection or the proxy (npm config get registry), then run it again.',
			);
		if (/CERT|UNABLE_TO_VERIFY/.test(reason))
			fail(
				'The certificate of the npm registry is not trusted on this machine.',
				'Behind a company proxy, name its certificate: NODE_EXTRA_CA_CERTS=/path/to/ca.pem npm start.',
			);
		if (/ENOSPC/.test(reason)) fail('The disk is full.', 'Make at least 3 GB of room, then run it again.');
		if (/EACCES|EPERM|EROFS/.test(reason))
			fail(`npm may not write to ${modules}.`, 'Change the owner of the folder (chown), then run it again.');
		fail(
			'npm ci failed.',
			`npm said: ${
				reason
					.split('\n')
					.filter((line) => /error/i.test(line))
					.slice(0, 3)
					.join(' / ') || reason.slice(0, 300)
			}`,
		);
	}
	mkdirSync(modules, { recursive: true });
	writeFileSync(stamp, lock);
	console.log(`✓ Dependencies installed (${Math.round((Date.now() - started) / 1000)} s)`);
}

if (!isInstalled()) install();

// Ctrl-C reaches the whole process group: this process only waits until the real one has cleaned up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'));
const child = spawn(nodeBinary(), ['--disable-warning=ExperimentalWarning', join(root, 'scripts', `${command}.ts`), ...args], {
	cwd: root,
	stdio: 'inherit',
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
