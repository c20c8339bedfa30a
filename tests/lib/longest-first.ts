/** The longest files first, so that the end does not wait for one of them alone. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those of more than half a minute. A file that is missing here comes later, that is all. */
const LONG = [
	'billing/killed',
	'start/recovery',
	'access/passwords',
	'start/backup',
	'studio/data-model',
	'studio/random-roles',
	'studio/random-shaping',
	'browser/afternoon',
	'browser/studio-policy',
	'permissions/matrix',
	'snapshot/round-trip',
	'mail/delivery',
	'browser/browser',
	'browser/work',
	'browser/shaped',
	'documents/hostile-uploads',
	'access/sockets',
	'start/new-module',
	'simple-rest/fast-equals-careful',
	'billing/numbers',
	'reading/visible',
	'api/generated-clients',
];

const rank = ({ moduleId }: TestSpecification): number => {
	const at = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
	return at === -1 ? LONG.length : at;
};

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
	}
}
