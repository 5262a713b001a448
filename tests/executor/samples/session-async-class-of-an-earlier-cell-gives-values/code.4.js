shop.sold;
