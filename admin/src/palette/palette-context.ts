import { createContext, useContext } from 'react';

interface PaletteContextValue {
	open: () => void;
	/** The list of shortcuts. */
	openHelp: () => void;
}

export const PaletteContext = createContext<PaletteContextValue | undefined>(undefined);

export function usePalette(): PaletteContextValue {
	const palette = useContext(PaletteContext);
	if (!palette) throw new Error('There is no palette outside of the layout.');
	return palette;
}
