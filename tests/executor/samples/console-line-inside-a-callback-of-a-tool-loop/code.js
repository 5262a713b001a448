listIds().forEach((id, index) => console.log(index, id, fetchUser(id).name));
('logged');
