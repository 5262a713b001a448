let names: string[] = [1, 3].map((id: number): string => load(id).name);
