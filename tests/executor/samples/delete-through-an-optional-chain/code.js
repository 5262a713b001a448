const item = lookup('apple');
[delete item?.stock, delete lookup('none')?.stock, item];
