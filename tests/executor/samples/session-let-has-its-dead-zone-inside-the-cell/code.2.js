early;
