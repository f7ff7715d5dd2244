/** Whether our keys open this database's secrets; undefined until somebody asked. One for all bundles of the process. */
export const sealState = globalThis as typeof globalThis & { haloSealFits?: boolean };
