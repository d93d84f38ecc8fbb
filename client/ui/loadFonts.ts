/**
 * Loads the declarations of the font's slices, 31 kB compressed, apart from the page's own styles: nothing that people see
 * first has to wait for them. Until they are there, and until a slice has come, text stands in the device's own font, as it
 * does for good when they can't be had. Never rejects.
 */
export async function loadFonts(): Promise<void> {
  try {
    await import('./fonts.css')
  } catch {
    // The device's own font it is.
  }
}
