export declare function buildWhenStale(): boolean;
