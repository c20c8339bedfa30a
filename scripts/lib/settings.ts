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
	PUBLIC_URL: z.url().optional(),
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
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('error'),
});

export type Settings = z.infer<typeof schema> & {
	/** Absolute path of the folder that holds everything Kontor writes. */
	data: string;
	publicUrl: string;
	isLoopback: boolean;
	isDemo: boolean;
	isExternalDatabase: boolean;
};

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** The process environment wins over `.env`. Empty values count as not given. */
function readEnvironment(): Record<string, string> {
	const file = join(root, '.env');
	const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
	return Object.fromEntries(
		Object.entries({ ...fromFile, ...process.env }).filter(([, value]) => value !== undefined && value !== ''),
	) as Record<string, string>;
}

export function loadSettings(environment = readEnvironment()): Settings {
	const parsed = schema.safeParse(environment);
	const mistakes = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
	const given = parsed.success ? parsed.data : undefined;
	const publicUrl = given?.PUBLIC_URL ?? `http://localhost:${given?.PORT}`;
	const isLoopback = !!given && LOOPBACK.includes(given.HOST) && LOOPBACK.includes(new URL(publicUrl).hostname);
	const isExternalDatabase = !!given && !!(given.DB_HOST || given.DB_CONNECTION_STRING);
	if (given && !isLoopback) {
		if (!given.SECRET)
			mistakes.push(
				'SECRET: is required when others can reach the server (HOST or PUBLIC_URL is not local). Make one: openssl rand -hex 32',
			);
		if (given.KONTOR_DEMO)
			mistakes.push('KONTOR_DEMO: the demo has known passwords, so it runs only on loopback. Remove it, or remove HOST and PUBLIC_URL');
	}
	if (given?.ADMIN_EMAIL && !given.ADMIN_PASSWORD) mistakes.push('ADMIN_PASSWORD: is required together with ADMIN_EMAIL');
	if (mistakes.length > 0 || !given)
		throw new Advice(
			`${mistakes.length} setting${mistakes.length === 1 ? ' is' : 's are'} not right:\n  - ${mistakes.join('\n  - ')}`,
			'Correct them in the environment or in .env; .env.example explains each one.',
		);
	return {
		...given,
		data: isAbsolute(given.KONTOR_DATA) ? given.KONTOR_DATA : join(root, given.KONTOR_DATA),
		publicUrl,
		isLoopback,
		isDemo: given.KONTOR_DEMO ?? (isLoopback && !isExternalDatabase),
		isExternalDatabase,
	};
}
