/** What the keys do, on the page where one is. */
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useGetResourceLabel, useTranslate } from 'react-admin';
import { Keys } from './Keys';
import { SHORTCUTS, type Shortcut } from './shortcuts';
import { useAnswered, useShown } from './use-shortcut';

const GROUPS: Shortcut['group'][] = ['everywhere', 'list', 'record', 'form', 'go'];

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const show = useShown();
	const answered = useAnswered();
	const pages = answered.filter(({ group }) => group === 'go').map(({ name, keys }) => ({ name: label(name, 2), keys }));
	const rowsOf = (group: Shortcut['group']) =>
		group === 'go'
			? pages.filter((page, index) => pages.findIndex(({ keys }) => keys === page.keys) === index)
			: Object.entries(SHORTCUTS)
					.filter(([name, one]) => one.group === group && (group !== 'everywhere' || answered.some((answer) => answer.name === name)))
					.map(([name, { keys }]) => ({ name: translate(`shortcuts.${name}`), keys }));
	return (
		<Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="shortcut-help">
			<DialogTitle id="shortcut-help">{translate('shortcuts.title')}</DialogTitle>
			<DialogContent sx={{ columns: { xs: 1, sm: 2 }, columnGap: 4 }}>
				{GROUPS.filter((group) => rowsOf(group).length > 0).map((group) => (
					<Box key={group} component="section" sx={{ breakInside: 'avoid', mb: 2 }}>
						<Typography variant="overline" component="h3" color="text.secondary">
							{translate(`shortcuts.groups.${group}`)}
						</Typography>
						<Box component="dl" sx={{ m: 0 }}>
							{rowsOf(group).map(({ name, keys }) => (
								<Box key={keys} sx={{ display: 'flex', alignItems: 'baseline', gap: 2, py: 0.4, fontSize: '0.875rem' }}>
									<Box component="dt" sx={{ flex: 1 }}>
										{name}
									</Box>
									<Box component="dd" sx={{ m: 0 }}>
										<Keys>{show(keys)}</Keys>
									</Box>
								</Box>
							))}
						</Box>
					</Box>
				))}
			</DialogContent>
			<DialogActions>
				<Button onClick={onClose} autoFocus>
					{translate('ra.action.close')}
				</Button>
			</DialogActions>
		</Dialog>
	);
}
