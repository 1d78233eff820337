export declare const stampFile: string;
export declare function sourceStamp(): string;
export declare function isBuilt(): boolean;
