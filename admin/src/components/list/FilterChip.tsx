/** A filter above a list: its name and what it is set to; a click opens its input. */
import Close from '@mui/icons-material/Close';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, Popover } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { type MouseEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { FilterLiveForm, useListContext, useResourceContext, useTranslate, useTranslateLabel } from 'react-admin';
import { ReferenceFilter } from '../filters';
import { FilterText } from './FilterText';
import { CLOSES, isSet, valueAt, withoutValue } from './filter-values';

interface Props {
	filter: ReactElement<any>;
	/** Just chosen from the menu: its input is open. */
	isNew?: boolean;
	onGone?: () => void;
}

export function FilterChip({ filter, isNew = false, onGone }: Props) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const labelOf = useTranslateLabel();
	const { filterValues, setFilters } = useListContext();
	const chip = useRef<HTMLDivElement>(null);
	const [isOpen, setOpen] = useState(isNew);
	const { source, label } = filter.props;
	const value = valueAt(filterValues, source);
	const isOn = isSet(value);
	const name = String(labelOf({ source, resource, label }));

	// Who has picked the one thing that can be picked is done.
	const picked = filter.type === ReferenceFilter || filter.props.choices ? value : undefined;
	useEffect(() => {
		if (isSet(picked)) setOpen(false);
	}, [picked]);

	function close() {
		setOpen(false);
		if (!isOn) onGone?.();
	}

	return (
		<>
			<Box
				ref={chip}
				sx={(theme) => ({
					display: 'inline-flex',
					alignItems: 'center',
					height: 32,
					maxWidth: 320,
					flexShrink: 0,
					border: 1,
					borderRadius: '16px',
					borderColor: isOn ? 'primary.main' : 'divider',
					bgcolor: isOn ? alpha(theme.palette.primary.main, 0.08) : 'background.paper',
				})}
			>
				<ButtonBase
					onClick={() => setOpen(true)}
					aria-haspopup="dialog"
					aria-expanded={isOpen}
					sx={{ height: 30, pl: 1.5, pr: isOn ? 0.5 : 1, gap: 0.5, minWidth: 0, borderRadius: '15px', fontSize: '0.8125rem' }}
				>
					<Box component="span" sx={{ color: isOn ? 'text.primary' : 'text.secondary', whiteSpace: 'nowrap' }}>
						{name}
						{isOn && ':'}
					</Box>
					{isOn ? (
						<Box component="span" sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
							<FilterText filter={filter} value={value} />
						</Box>
					) : (
						<ExpandMore sx={{ fontSize: 16, color: 'text.secondary' }} />
					)}
				</ButtonBase>
				{isOn && (
					<ButtonBase
						onClick={() => {
							setFilters(withoutValue(filterValues, source));
							onGone?.();
						}}
						aria-label={translate('list.remove_filter', { name })}
						sx={{ height: 30, px: 0.75, borderRadius: '15px' }}
					>
						<Close sx={{ fontSize: 15, color: 'text.secondary' }} />
					</ButtonBase>
				)}
			</Box>
			<Popover
				open={isOpen}
				anchorEl={() => chip.current!}
				onClose={close}
				anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
				slotProps={{
					paper: { role: 'dialog', 'aria-label': name, sx: { mt: 0.5, p: 1.5, minWidth: 240, maxWidth: 'calc(100vw - 24px)' } },
				}}
			>
				<Box onClick={(event: MouseEvent) => (event.target as Element).closest(`[${CLOSES}]`) && setOpen(false)}>
					<FilterLiveForm debounce={false}>{filter}</FilterLiveForm>
				</Box>
			</Popover>
		</>
	);
}
