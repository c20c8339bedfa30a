/** The list below the input. The focus stays in the input; it names the option that is chosen. */
import { Box } from '@mui/material';
import { createElement, type MouseEvent } from 'react';
import { Keys } from '../shortcuts/Keys';
import { useShown } from '../shortcuts/use-shortcut';
import type { Item } from './item';
import { highlighted } from './match';

interface Props {
	id: string;
	label: string;
	items: Item[];
	chosen: number;
	words: string[];
	nameOf: (group: string) => string;
	onPick: (item: Item) => (event: MouseEvent) => void;
}

export function Options({ id, label, items, chosen, words, nameOf, onPick }: Props) {
	const groups = [...new Set(items.map(({ group }) => group))];
	return (
		<Box role="listbox" id={id} aria-label={label}>
			{groups.map((group) => (
				<Box key={group} role="group" aria-label={nameOf(group)}>
					<Box aria-hidden sx={{ px: 2, pt: 1.25, pb: 0.25, fontSize: '0.6875rem', fontWeight: 600, color: 'text.secondary' }}>
						{nameOf(group)}
					</Box>
					{items.map((item, index) =>
						item.group !== group ? null : (
							<Option key={item.id} id={`${id}-${index}`} item={item} words={words} isChosen={index === chosen} onPick={onPick(item)} />
						),
					)}
				</Box>
			))}
		</Box>
	);
}

interface OptionProps {
	id: string;
	item: Item;
	words: string[];
	isChosen: boolean;
	onPick: (event: MouseEvent) => void;
}

function Option({ id, item, words, isChosen, onPick }: OptionProps) {
	const show = useShown();
	return (
		<Box
			id={id}
			role="option"
			aria-selected={isChosen}
			onClick={onPick}
			onAuxClick={onPick}
			onMouseDown={(event) => event.preventDefault()}
			sx={{
				display: 'flex',
				alignItems: 'center',
				gap: 1.25,
				mx: 1,
				px: 1,
				minHeight: { xs: 48, sm: 38 },
				borderRadius: 1,
				cursor: 'pointer',
				fontSize: '0.875rem',
				bgcolor: isChosen ? 'action.selected' : undefined,
				'&:hover': { bgcolor: isChosen ? 'action.selected' : 'action.hover' },
				'& > svg': { fontSize: 18, color: 'text.secondary', flexShrink: 0 },
			}}
		>
			{item.icon && createElement(item.icon)}
			<Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
				<Marked text={item.title} words={words} />
			</Box>
			{item.facts.length > 0 && (
				<Box
					component="span"
					sx={{
						ml: 'auto',
						pl: 1,
						display: 'flex',
						flexDirection: { xs: 'column', sm: 'row' },
						alignItems: 'flex-end',
						columnGap: 1.5,
						color: 'text.secondary',
						fontSize: '0.8125rem',
						whiteSpace: 'nowrap',
						flexShrink: 0,
						maxWidth: '60%',
						'& > span': { overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: { xs: 170, sm: 230 } },
					}}
				>
					{item.facts.map((fact) => (
						<span key={fact}>
							<Marked text={fact} words={words} />
						</span>
					))}
				</Box>
			)}
			{item.keys && (
				<Box component="span" sx={{ ml: 'auto', display: { xs: 'none', sm: 'block' } }}>
					<Keys>{show(item.keys)}</Keys>
				</Box>
			)}
		</Box>
	);
}

const Marked = ({ text, words }: { text: string; words: string[] }) =>
	highlighted(text, words).map(({ text: piece, isFound }, index) =>
		isFound ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which has no other order
			<Box key={index} component="mark" sx={{ bgcolor: 'transparent', color: 'inherit', fontWeight: 700 }}>
				{piece}
			</Box>
		) : (
			piece
		),
	);
