const none = async () => nullish();
const off = async () => zero();
const on = async () => echo('on');
[off() || 'fallback', on() || 'fallback', off() && 'never', on() && 'both', none() ?? 'default', off() ?? 'default'];
