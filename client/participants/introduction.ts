/** How somebody introduces themselves. `standpoint`: role or company, '' when they say none. */
export type Introduction = { name: string; standpoint: string }
