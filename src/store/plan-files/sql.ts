// Text as SQL literals, for paths and ids that DuckDB cannot take as parameters of COPY and table functions.

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
