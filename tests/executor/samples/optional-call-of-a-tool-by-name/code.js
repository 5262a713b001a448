const maybe = no() ? upper : undefined;
[maybe?.('x'), upper?.('y'), globalThis.absentTool?.('z')];
