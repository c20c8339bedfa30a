import DragIndicator from '@mui/icons-material/DragIndicator';
import MoreVert from '@mui/icons-material/MoreVert';
import { Box, Button, FormControlLabel, IconButton, ListItemText, Menu, MenuItem, Switch, TextField, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type KeyboardEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { choiceKey, choicesOf } from '../components/choices';
import { DecimalInput } from '../components/inputs';
import { useFormats } from '../i18n/format';
import { COLUMNS } from './LineEditor';
import { LineTax } from './LineTax';
import { LineTitle } from './LineTitle';
import type { useTaxes } from './use-taxes';

interface Props {
	index: number;
	count: number;
	net: string;
	currency: string;
	taxes: ReturnType<typeof useTaxes>;
	hasOptional: boolean;
	/** The line bills time or an expense, so its quantity is fixed. */
	isBilled: boolean;
	onMove: (to: number, field?: string) => void;
	onCopy: () => void;
	onRemove: () => void;
	onNext: () => void;
	onDragStart: () => void;
	onDrop: () => void;
}

export function LineRow({ index, count, net, currency, taxes, hasOptional, isBilled, ...on }: Props) {
	const translate = useTranslate();
	const isTable = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
	const { money } = useFormats();
	const { setValue, register } = useFormContext();
	const name = (field: string) => `lines.${index}.${field}`;
	const [unit, description, isOptional, deducted] = useWatch({
		name: [name('unit'), name('description'), name('is_optional'), name('down_payment_id')],
	});
	const [hasDescription, setDescription] = useState(!!description);
	const [isOver, setOver] = useState(false);
	const label = (field: string) => translate(`resources.invoice_lines.fields.${field}`);

	/** Enter goes on to the next line and never saves the form; Alt with an arrow moves the line. */
	function onKeyDown(event: KeyboardEvent<HTMLElement>) {
		const input = event.target as HTMLInputElement;
		if (event.key === 'Enter' && input.tagName === 'INPUT' && !event.defaultPrevented && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			if (input.getAttribute('aria-expanded') !== 'true') on.onNext();
		} else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
			event.preventDefault();
			on.onMove(index + (event.key === 'ArrowUp' ? -1 : 1), input.name?.split('.')[2]);
		}
	}

	return (
		<Box
			role="group"
			aria-label={translate('lines.line', { number: index + 1 })}
			onKeyDown={onKeyDown}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={() => {
				setOver(false);
				on.onDrop();
			}}
			sx={{
				display: 'grid',
				gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', ...COLUMNS },
				gap: 1,
				alignItems: 'start',
				px: 1.5,
				py: { xs: 1.5, md: 0.75 },
				borderTop: 1,
				borderColor: isOver ? 'primary.main' : 'divider',
				opacity: isOptional ? 0.85 : 1,
			}}
		>
			<Box
				draggable
				onDragStart={on.onDragStart}
				title={translate('lines.drag')}
				sx={{ display: { xs: 'none', md: 'grid' }, placeItems: 'center', height: 37, color: 'text.disabled', cursor: 'grab' }}
			>
				<DragIndicator fontSize="small" />
			</Box>
			<Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, minWidth: 0, display: 'flex', gap: 1 }}>
				<Box sx={{ flex: 1, minWidth: 0 }}>
					<LineTitle index={index} taxes={taxes} />
				</Box>
				<Box sx={{ display: { md: 'none' } }}>
					<LineMenu index={index} count={count} {...on} />
				</Box>
			</Box>
			<DecimalInput
				source={name('quantity')}
				label={label('quantity')}
				digits={4}
				isBare={isTable}
				isRequired
				readOnly={!!deducted || isBilled}
			/>
			<TextField
				select
				value={unit ?? 'hour'}
				label={isTable ? undefined : label('unit')}
				onChange={({ target }) => setValue(name('unit'), target.value, { shouldDirty: true })}
				slotProps={{ htmlInput: { 'aria-label': label('unit') }, select: { readOnly: isBilled } }}
			>
				{choicesOf('invoice_lines', 'unit').map((one) => (
					<MenuItem key={one} value={one}>
						{translate(choiceKey('invoice_lines', 'unit', one))}
					</MenuItem>
				))}
			</TextField>
			<DecimalInput source={name('unit_price')} label={label('unit_price')} scale={2} digits={4} isBare={isTable} isRequired />
			<DecimalInput source={name('discount_percent')} label={label('discount_percent')} digits={2} unit="%" isBare={isTable} />
			<LineTax index={index} taxes={taxes} isTable={isTable} />
			<Box
				sx={{ height: 37, display: 'flex', alignItems: 'center', justifyContent: 'flex-end', fontWeight: 600, whiteSpace: 'nowrap' }}
				data-testid="line-net"
			>
				{isOptional ? `(${money(net, currency)})` : money(net, currency)}
			</Box>
			<Box sx={{ display: { xs: 'none', md: 'block' } }}>
				<LineMenu index={index} count={count} {...on} />
			</Box>
			{/* Behind the figures: the Tab key goes from the title to the quantity. */}
			<Box sx={{ gridColumn: { xs: '1 / -1', md: 2 }, mt: { md: -0.5 } }}>
				{hasDescription ? (
					<TextField
						{...register(name('description'))}
						multiline
						maxRows={8}
						placeholder={label('description')}
						slotProps={{ htmlInput: { 'aria-label': label('description') } }}
						sx={{ '& .MuiInputBase-root': { py: 0.75, fontSize: '0.8125rem' } }}
					/>
				) : (
					<Button
						size="small"
						color="inherit"
						onClick={() => setDescription(true)}
						sx={{ color: 'text.secondary', minHeight: 24, px: 0.5 }}
					>
						{translate('lines.describe')}
					</Button>
				)}
				{hasOptional && (
					<FormControlLabel
						control={
							<Switch
								size="small"
								checked={!!isOptional}
								onChange={({ target }) => setValue(name('is_optional'), target.checked, { shouldDirty: true })}
							/>
						}
						label={label('is_optional')}
						sx={{ ml: 0.5, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem', color: 'text.secondary' } }}
					/>
				)}
			</Box>
		</Box>
	);
}

function LineMenu({ index, count, onMove, onCopy, onRemove }: Pick<Props, 'index' | 'count' | 'onMove' | 'onCopy' | 'onRemove'>) {
	const translate = useTranslate();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	const pick = (work: () => void) => () => {
		setAnchor(null);
		work();
	};
	return (
		<>
			<IconButton size="small" onClick={(event) => setAnchor(event.currentTarget)} aria-label={translate('lines.menu')} sx={{ mt: '3px' }}>
				<MoreVert fontSize="small" />
			</IconButton>
			<Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} disableRestoreFocus>
				<MenuItem onClick={pick(() => onMove(index - 1))} disabled={index === 0}>
					<ListItemText primary={translate('lines.up')} />
				</MenuItem>
				<MenuItem onClick={pick(() => onMove(index + 1))} disabled={index === count - 1}>
					<ListItemText primary={translate('lines.down')} />
				</MenuItem>
				<MenuItem onClick={pick(onCopy)}>
					<ListItemText primary={translate('lines.copy')} />
				</MenuItem>
				<MenuItem onClick={pick(onRemove)} sx={{ color: 'error.main' }}>
					<ListItemText primary={translate('lines.remove')} />
				</MenuItem>
			</Menu>
		</>
	);
}
