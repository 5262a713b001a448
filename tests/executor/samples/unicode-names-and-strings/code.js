const größe = double(4), 名前 = fetchUser(1).name, $ = echo('dollar'), _ = upper('é');
[größe, 名前, $, _, upper('straße'), echo('👍🏽'), '\u{1F600}'.length, echo('a\u0000b').length];
