/** Why a data folder cannot be opened, as a whole sentence for the person who runs the server. */
export class StoreOpenError extends Error {}
