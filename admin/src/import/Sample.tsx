/** The first rows as they were understood: a comma that was taken for a thousand is seen here, before it is booked. */
import type { importing } from '@kontor/directus-extension/contracts';
import { Box, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { choiceKey } from '../components/choices';
import { useFormats } from '../i18n/format';

export function Sample({ resource, preview: { columns, fields, sample } }: { resource: string; preview: importing.ImportPreview }) {
	const translate = useTranslate();
	const locale = useLocale() === 'en' ? 'en' : 'de';
	const { number, decimal, date } = useFormats();
	const shown = columns.flatMap(({ field }) => (field ? [field] : []));
	if (sample.length === 0 || shown.length === 0) return null;
	const known = new Map(fields.map((field) => [field.name, field]));
	const textOf = (name: string, value: unknown): string => {
		if (value === null || value === undefined) return '';
		if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
		if (typeof value === 'object') return JSON.stringify(value);
		const text = String(value);
		if (/^\d{4}-\d\d-\d\d$/.test(text)) return date(text);
		const places = known.get(name)?.places;
		if (places !== undefined && /^[+-]?[\d.]+$/.test(text)) return decimal(text, places);
		return /^-?\d+\.\d+$/.test(text) ? number(text) : translate(choiceKey(resource, name, text), { _: text });
	};
	return (
		<Card sx={{ p: 2 }}>
			<Typography variant="h2" sx={{ mb: 1 }}>
				{translate('import.sample')}
			</Typography>
			<Box sx={{ overflowX: 'auto' }}>
				<Table size="small">
					<TableHead>
						<TableRow>
							{shown.map((name) => (
								<TableCell key={name} sx={{ whiteSpace: 'nowrap' }}>
									{known.get(name)?.labels[locale] ?? name}
								</TableCell>
							))}
						</TableRow>
					</TableHead>
					<TableBody>
						{sample.map((row, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a list that is only shown
							<TableRow key={at}>
								{shown.map((name) => (
									<TableCell key={name} sx={{ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
										{textOf(name, row[name])}
									</TableCell>
								))}
							</TableRow>
						))}
					</TableBody>
				</Table>
			</Box>
		</Card>
	);
}
