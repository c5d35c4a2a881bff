/** Node's own import: the test runner's would look inside the built bundle and refuse `electron` there. */
export const nativeImport = (url) => import(url)
