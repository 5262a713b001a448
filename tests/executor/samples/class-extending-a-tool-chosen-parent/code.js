class Plain {
  kind() {
    return 'plain';
  }
}
class Fancy {
  kind() {
    return upper('fancy');
  }
}
class Item extends (approve('fancy') ? Fancy : Plain) {}
new Item().kind();
