/** A typeface that fontkit has read already is taken as well, which its types do not say. */
declare namespace PDFKit.Mixins {
	interface PDFFont {
		registerFont(name: string, font: import('fontkit').Font): this;
	}
}
