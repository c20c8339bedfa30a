/** The address of the server comes from the description; whatever is refused is thrown. */
export default {
	kontor: {
		input: './openapi.json',
		output: {
			target: './kontor.ts',
			client: 'fetch',
			baseUrl: { getBaseUrlFromSpecification: true },
			override: { fetch: { forceSuccessResponse: true } },
		},
	},
};
