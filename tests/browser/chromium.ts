/** Finds a Chromium: the machine's own, else Playwright's, else the distribution's; and says which. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { root } from '../../scripts/lib/paths.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const onPath = (name: string): string | undefined => {
	const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
	return status === 0 ? stdout.trim() : undefined;
};

const isWorking = (path: string | undefined): path is string => !!path && existsSync(path) && spawnSync(path, ['--version']).status === 0;

function installed(): string | undefined {
	return [
		process.env.CHROMIUM,
		...NAMES.map(onPath),
		'/usr/bin/chromium',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	].find(isWorking);
}

function install(): string | undefined {
	console.log('Chromium: none on this machine, installing the one of Playwright …');
	spawnSync(process.execPath, [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], { stdio: 'inherit' });
	if (isWorking(chromium.executablePath())) return chromium.executablePath();
	console.log('Chromium: Playwright could not bring one, asking apt …');
	// Something else may be installing right now.
	const patience = ['-o', 'DPkg::Lock::Timeout=300'];
	spawnSync('apt-get', [...patience, 'install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
	return installed();
}

export const findChromium = (): string | undefined =>
	installed() ?? (isWorking(chromium.executablePath()) ? chromium.executablePath() : undefined) ?? install();

export async function launch(): Promise<Browser> {
	const path = findChromium();
	if (!path) throw new Error('There is no Chromium and none could be installed: install one, or set CHROMIUM=/path/to/chromium');
	console.log(`Chromium: ${path}`);
	return chromium.launch({ executablePath: path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
