import { expect, it } from 'vitest';
import { z } from 'zod';
import { uploadInput } from '../files/filing/contracts.js';
import { receiveInput } from './contracts.js';

it('tells whoever reads the OpenAPI document that only the file is needed', () => {
	for (const input of [receiveInput, uploadInput]) {
		const { required } = z.toJSONSchema(input, { io: 'input', target: 'openapi-3.0', unrepresentable: 'any' });
		expect((required ?? []).filter((name) => name !== 'file')).toEqual([]);
	}
});

it('takes what stands empty in a form for not given', () => {
	expect(receiveInput.shape.project_id.parse('')).toBeUndefined();
	expect(receiveInput.shape.preview.parse('true')).toBe(true);
	expect(receiveInput.shape.preview.parse(undefined)).toBeUndefined();
});
