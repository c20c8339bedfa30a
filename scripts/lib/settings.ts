import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { Advice } from './fail.ts';
import { root } from './paths.ts';

/** Every setting of Kontor. `.env.example` explains them; what is not named here goes on to Directus as it is. */
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const schema = z.object({
	PORT: z.coerce.number().int().min(1).max(65535).default(8055),
	HOST: z.string().min(1).default('127.0.0.1'),
	PUBLIC_URL: z
		.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
		.transform((url) => url.replace(/\/+$/, ''))
		.refine((url) => new URL(url).pathname === '/', 'has no path: Kontor is at the root of its address')
		.optional(),
	KONTOR_DATA: z.string().min(1).default('.data'),
	KONTOR_DEMO: flag.optional(),
	SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
	ADMIN_EMAIL: z.email().optional(),
	ADMIN_PASSWORD: z.string().min(10, 'needs at least 10 characters').optional(),
	DB_CONNECTION_STRING: z
		.string()
		.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
		.optional(),
	DB_HOST: z.string().min(1).optional(),
	DB_PORT: z.coerce.number().int().min(1).max(65535).default(5432),
	DB_DATABASE: z.string().min(1).default('kontor'),
	DB_USER: z.string().min(1).default('kontor'),
	DB_PASSWORD: z.string().default(''),
	DB_SSL: flag.default(false),
	REDIS: z
		.string()
		.regex(/^rediss?:\/\//, 'must begin with redis://')
		.optional(),
	KONTOR_INBOX_HOST: z.string().min(1).optional(),
	KONTOR_INBOX_PORT: z.coerce.number().int().min(1).max(65535).optional(),
	KONTOR_INBOX_USER: z.string().min(1).optional(),
	KONTOR_INBOX_PASSWORD: z.string().min(1).optional(),
	KONTOR_INBOX_SECURE: flag.default(true),
	KONTOR_INBOX_FOLDER: z.string().min(1).default('INBOX'),
	KONTOR_QUERY_TIMEOUT: z.coerce.number().int().min(1).max(3600).optional(),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('error'),
});

type Given = z.infer<typeof schema>;

export type Settings = Given & {
	/** All that was given, in the process environment or in `.env`: what Kontor does not know is for Directus. */
	environment: Environment;
	/** Absolute path of the folder that holds everything Kontor writes. */
	data: string;
	publicUrl: string;
	isLoopback: boolean;
	isDemo: boolean;
	isExternalDatabase: boolean;
};

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

export type Environment = Record<string, string>;

/** Empty values count as not given. */
export const withoutEmpty = (environment: Record<string, string | undefined>): Environment =>
	Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')) as Environment;

/** The process environment wins over `.env`; an empty value there takes back what the file says. */
export function readEnvironment(file = join(root, '.env'), fromProcess: NodeJS.ProcessEnv = process.env): Environment {
	const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
	return withoutEmpty({ ...fromFile, ...fromProcess });
}

export function loadSettings(environment = readEnvironment()): Settings {
	const { given, mistakes } = parse(withoutEmpty(environment));
	const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
	const isLoopback = LOOPBACK.includes(given.HOST) && (!given.PUBLIC_URL || LOOPBACK.includes(new URL(given.PUBLIC_URL).hostname));
	const isExternalDatabase = !!(given.DB_HOST || given.DB_CONNECTION_STRING);
	if (!isLoopback) {
		if (!environment.SECRET)
			mistakes.push(
				'SECRET: is required when others can reach the server (HOST or PUBLIC_URL is not local). Make one: openssl rand -hex 32',
			);
		if (given.KONTOR_DEMO)
			mistakes.push('KONTOR_DEMO: the demo has known passwords, so it runs only on loopback. Remove it, or remove HOST and PUBLIC_URL');
	}
	if (environment.ADMIN_EMAIL && !environment.ADMIN_PASSWORD) mistakes.push('ADMIN_PASSWORD: is required together with ADMIN_EMAIL');
	for (const name of ['KONTOR_INBOX_USER', 'KONTOR_INBOX_PASSWORD'])
		if (environment.KONTOR_INBOX_HOST && !environment[name]) mistakes.push(`${name}: is required together with KONTOR_INBOX_HOST`);
	if (mistakes.length > 0)
		throw new Advice(
			`${mistakes.length} setting${mistakes.length === 1 ? ' is' : 's are'} not right:\n  - ${mistakes.join('\n  - ')}`,
			'Correct them in the environment or in .env; .env.example explains each one.',
		);
	return {
		...given,
		environment: withoutEmpty(environment),
		data: isAbsolute(given.KONTOR_DATA) ? given.KONTOR_DATA : join(root, given.KONTOR_DATA),
		publicUrl,
		isLoopback,
		isDemo: given.KONTOR_DEMO ?? (isLoopback && !isExternalDatabase),
		isExternalDatabase,
	};
}

/** Setting by setting, so that a wrong one does not keep the others from being looked at. */
function parse(environment: Environment): { given: Given; mistakes: string[] } {
	const mistakes: string[] = [];
	const given = Object.fromEntries(
		Object.entries(schema.shape).map(([name, type]) => {
			const parsed = type.safeParse(environment[name]);
			if (!parsed.success) mistakes.push(...parsed.error.issues.map(({ message }) => `${name}: ${message}`));
			return [name, parsed.success ? parsed.data : type.safeParse(undefined).data];
		}),
	);
	return { given: given as Given, mistakes };
}
