import type { Project } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';

/** With the colour that marks the project everywhere. */
export const ProjectTitle = ({ project }: { project: Project }) => (
	<Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, maxWidth: '100%', verticalAlign: 'bottom' }}>
		<Box
			component="span"
			sx={{ width: 10, height: 10, borderRadius: '3px', flexShrink: 0, bgcolor: colorOf(project.color) ?? 'divider' }}
		/>
		<Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
			{project.title}
		</Box>
	</Box>
);

const colorOf = (color: unknown): string | undefined => (typeof color === 'string' && /^#[0-9a-f]{3,8}$/i.test(color) ? color : undefined);
