/** Which column of the file is which field: understood by name or label, or chosen here. */
import type { importing } from '@kontor/directus-extension/contracts';
import { Box, Card, MenuItem, TextField, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';

interface Props {
	preview: importing.ImportPreview;
	isBusy: boolean;
	/** By heading; empty means that the column is left out. */
	onChange: (columns: Record<string, string>) => void;
}

/** To leave a column out is said, too. */
const UNDECIDED = '?';

export function Columns({ preview: { columns, fields }, isBusy, onChange }: Props) {
	const translate = useTranslate();
	const locale = useLocale() === 'en' ? 'en' : 'de';
	const sorted = fields.toSorted((a, b) => a.labels[locale].localeCompare(b.labels[locale], locale));
	return (
		<Card sx={{ p: 2 }}>
			<Typography variant="h2" sx={{ mb: 1.5 }}>
				{translate('import.columns')}
			</Typography>
			<Box
				sx={{
					display: 'grid',
					gap: 1.5,
					gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(3, minmax(0, 1fr))' },
				}}
			>
				{columns
					.filter(({ heading }) => heading !== '')
					.map(({ heading, field, problem }, at) => (
						<TextField
							// biome-ignore lint/suspicious/noArrayIndexKey: two columns can have the same heading
							key={at}
							select
							size="small"
							label={heading}
							value={problem ? UNDECIDED : (field ?? '')}
							disabled={isBusy}
							error={!!problem}
							helperText={problem && translate(`import.column_${problem}`)}
							onChange={({ target }) => onChange({ [heading]: target.value })}
							slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
						>
							{problem && (
								<MenuItem value={UNDECIDED} disabled>
									{translate('import.undecided')}
								</MenuItem>
							)}
							<MenuItem value="">
								<em>{translate('import.leave_out')}</em>
							</MenuItem>
							{field && !fields.some(({ name }) => name === field) && <MenuItem value={field}>{field}</MenuItem>}
							{sorted.map(({ name, labels }) => (
								<MenuItem key={name} value={name}>
									{labels[locale]}
								</MenuItem>
							))}
						</TextField>
					))}
			</Box>
		</Card>
	);
}
