/** Where the boards are when nobody says otherwise, as seen from Flamingo's own folder. */
export const usualDataFolder = './data'
