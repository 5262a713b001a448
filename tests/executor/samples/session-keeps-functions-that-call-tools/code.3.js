listIds().map((id) => loud(id));
